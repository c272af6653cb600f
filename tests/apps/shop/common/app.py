"""A small shop: what the stories roll back. It reads its settings from a ConfigMap and a Secret, and its rows by SQLAlchemy."""

import os

from flask import Flask, jsonify
from sqlalchemy import create_engine, text
from waitress import serve

from release import BROKEN, QUERY, RELEASE

app = Flask(__name__)
engine = create_engine(os.environ["DATABASE_URL"], pool_size=2, pool_pre_ping=True)


@app.get("/livez")
def livez():
    return "ok"


@app.get("/healthz")
def healthz():
    if BROKEN:
        return jsonify(release=RELEASE, error="this release cannot serve"), 500
    try:
        with engine.connect() as connection:
            rows = connection.execute(text(QUERY)).scalar()
    except Exception as error:
        # The kind only: the text of a driver's error may hold the URL.
        return jsonify(release=RELEASE, error=type(error).__name__), 500
    if os.environ.get("GREETING", "") == "broken":
        return jsonify(release=RELEASE, error="the settings are broken"), 500
    return jsonify(release=RELEASE, greeting=os.environ.get("GREETING"), orders=rows)


@app.post("/orders")
def order():
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO orders (customer_id, title) VALUES (1, 'by http')"))
    return jsonify(release=RELEASE), 201


if __name__ == "__main__":
    serve(app, host="0.0.0.0", port=8000, threads=2)
