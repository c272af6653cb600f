RELEASE = "v2-empty"
BROKEN = True
QUERY = "SELECT 1"
