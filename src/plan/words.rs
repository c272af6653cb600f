//! What is listed in a message. Pure.

/// How many differences a message names before it says how many more there are.
const NAMED: usize = 8;

/// A list for a message that stays readable.
pub fn some(items: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = items.collect();
    let named = all.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if all.len() > NAMED { format!("{named} and {} more", all.len() - NAMED) } else { named }
}
