from privacyidea.app import create_app

application = create_app(config_name="production", config_file="/app/config/pi.cfg", silent=True)
