RELEASE = "v1"
BROKEN = False
QUERY = "SELECT count(title) FROM orders"
