RELEASE = "v2-additive"
BROKEN = True
QUERY = "SELECT 1"
