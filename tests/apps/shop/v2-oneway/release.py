RELEASE = "v2-oneway"
BROKEN = True
QUERY = "SELECT 1"
