//! Names of what a request makes on the server beside the live database. Pure.

/// A name of at most 63 bytes that belongs to this request alone.
pub fn beside(name: &str, mark: &str, uid: &str) -> String {
    let uid: String = uid.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    let suffix = format!("_{mark}_{uid}");
    // In a URL other characters are encoded, and not every client decodes the name of a database.
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "-._~".contains(c) { c } else { '_' }).take(63 - suffix.len()).collect();
    format!("{plain}{suffix}")
}
