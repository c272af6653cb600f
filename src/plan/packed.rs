//! Long texts, compressed, as a ConfigMap takes them.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use k8s_openapi::ByteString;

/// A ConfigMap takes 1 MiB; what is larger is refused and said.
const MAP_LIMIT: usize = 900_000;
/// What is read back at the most, in bytes: whoever may write ConfigMaps could put zeros there, and they are read before their hash is
/// known.
const TEXT_LIMIT: u64 = 64 << 20;
/// Where the lines of a schema are in their ConfigMap.
pub const FINGERPRINT_KEY: &str = "fingerprint.gz";

/// # Errors
/// When it is too large for a ConfigMap, in words.
pub fn pack(text: &str) -> Result<ByteString, String> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    match packed.write_all(text.as_bytes()).and_then(|()| packed.finish()) {
        Ok(packed) if packed.len() <= MAP_LIMIT => Ok(ByteString(packed)),
        Ok(packed) => Err(format!("it has {} bytes, and {MAP_LIMIT} can be kept", packed.len())),
        Err(error) => Err(format!("it could not be packed: {error}")),
    }
}

/// # Errors
/// When it is no packed text, in words.
pub fn unpack(packed: &ByteString) -> Result<String, String> {
    let mut text = String::new();
    GzDecoder::new(packed.0.as_slice()).take(TEXT_LIMIT).read_to_string(&mut text).map_err(|error| error.to_string())?;
    Ok(text)
}
