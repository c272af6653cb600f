//! A form of printed SQL that a dump and a restore never change. Pure.
//!
//! The server keeps expressions as trees and prints them anew. What it prints does not always give the same tree when it is
//! read again: `a BETWEEN 1 AND 2 AND b` is printed with an inner pair of parentheses that the parser then takes away, and
//! the cast of an array is moved to its elements. So the text is read as far as tokens and parentheses go, and what the
//! parser would do with it is done here, until nothing is left to do. White space says nothing.

/// A token, or what stands in a pair of parentheses or brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Token(String),
    Group(char, Vec<Node>),
}

use Node::{Group, Token};

impl Node {
    fn is(&self, text: &str) -> bool {
        matches!(self, Token(token) if token == text)
    }
}

/// The canonical form. Text that is not balanced is kept as it is.
pub fn form(printed: &str) -> String {
    let tokens = tokens(printed);
    let mut rest = tokens.as_slice();
    let Some(nodes) = nodes(&mut rest, None) else { return printed.to_owned() };
    let mut text = String::new();
    print(&settled(nodes), &mut text);
    text
}

fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let begin = at;
        at = match c {
            _ if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '\'' | '"' => quoted_end(&chars, at),
            // The prefix of a constant: E'…', B'…', X'…'.
            'E' | 'B' | 'X' | 'e' | 'b' | 'x' if chars.get(at + 1) == Some(&'\'') => quoted_end(&chars, at + 1),
            _ if c.is_alphanumeric() || c == '_' => {
                run(&chars, at, |c| c.is_alphanumeric() || matches!(c, '_' | '$') || (c == '.' && chars[begin].is_ascii_digit()))
            }
            _ if OPERATOR.contains(c) => run(&chars, at, |c| OPERATOR.contains(c)),
            ':' => run(&chars, at, |c| c == ':'),
            _ => at + 1,
        };
        tokens.push(chars.get(begin..at).unwrap_or_default().iter().collect());
    }
    tokens
}

const OPERATOR: &str = "+-*/<>=~!@#%^&|`?";

fn run(chars: &[char], from: usize, belongs: impl Fn(char) -> bool) -> usize {
    chars.iter().skip(from).position(|c| !belongs(*c)).map_or(chars.len(), |n| from + n)
}

/// Behind the quote that ends what begins at `from`; a doubled one does not end it.
fn quoted_end(chars: &[char], from: usize) -> usize {
    let quote = chars.get(from).copied();
    let mut at = from + 1;
    while at < chars.len() {
        if chars.get(at).copied() == quote {
            if chars.get(at + 1).copied() != quote {
                return at + 1;
            }
            at += 1;
        }
        at += 1;
    }
    chars.len()
}

/// Reads up to `end`, or to the end of the text. `None` where the parentheses do not match.
fn nodes(rest: &mut &[String], end: Option<&str>) -> Option<Vec<Node>> {
    let mut all = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        *rest = after;
        match first.as_str() {
            "(" => all.push(Group('(', nodes(rest, Some(")"))?)),
            "[" => all.push(Group('[', nodes(rest, Some("]"))?)),
            close @ (")" | "]") => return (Some(close) == end).then_some(all),
            _ => all.push(Token(first.clone())),
        }
    }
    end.is_none().then_some(all)
}

/// Innermost first; each rule is one that the parser would follow.
fn settled(nodes: Vec<Node>) -> Vec<Node> {
    let inner = nodes.into_iter().map(|node| match node {
        Group(kind, items) => {
            let mut items = settled(items);
            // ((x)) is (x).
            if let ('(', [Group('(', _)]) = (kind, items.as_slice())
                && let Some(Group(_, only)) = items.pop()
            {
                items = only;
            }
            Group(kind, items)
        }
        token @ Token(_) => token,
    });
    flat(bare_casts(pushed(inner.collect())))
}

/// `(x)::t` is `x::t`, and `(x::t)::u` is `x::t::u`, where x is one token: a cast binds closest.
fn bare_casts(nodes: Vec<Node>) -> Vec<Node> {
    let mut bare = Vec::with_capacity(nodes.len());
    let mut rest = nodes.into_iter().peekable();
    while let Some(node) = rest.next() {
        match node {
            Group('(', items) if rest.peek().is_some_and(|next| next.is("::")) && !called(bare.last()) && is_cast_of_one(&items) => bare.extend(items),
            node => bare.push(node),
        }
    }
    bare
}

/// Whether parentheses behind a node are a call's, and not an expression's own.
fn called(before: Option<&Node>) -> bool {
    match before {
        Some(Token(token)) => token.starts_with(|c: char| c.is_lowercase() || matches!(c, '"' | '_')),
        Some(Group(..)) | None => false,
    }
}

fn is_cast_of_one(items: &[Node]) -> bool {
    match items {
        [Token(_)] => true,
        [Token(_), cast, kind @ ..] => cast.is("::") && kind.iter().all(|node| node.is("::") || in_type(node) || *node == Group('[', Vec::new())),
        _ => false,
    }
}

/// `(ARRAY[a, b])::t[]` is `ARRAY[(a)::t, (b)::t]`.
fn pushed(mut nodes: Vec<Node>) -> Vec<Node> {
    let mut at = 0;
    while at < nodes.len() {
        if let Some((length, array)) = nodes.get(at..).and_then(cast_array) {
            nodes.splice(at..at + length, array);
        }
        at += 1;
    }
    nodes
}

/// The cast of an array constructor at the beginning: how many nodes it takes, and what it is.
fn cast_array(nodes: &[Node]) -> Option<(usize, Vec<Node>)> {
    let (constructor, before, rest) = match nodes {
        [Group('(', inner), cast, rest @ ..] if cast.is("::") => (inner.as_slice(), 2, rest),
        [_, Group('[', _), cast, rest @ ..] if cast.is("::") => (nodes.get(..2)?, 3, rest),
        _ => return None,
    };
    let [Token(array), Group('[', elements)] = constructor else { return None };
    if array != "ARRAY" {
        return None;
    }
    let length = rest.iter().position(|node| *node == Group('[', Vec::new()))?;
    let kind = rest.get(..length).filter(|kind| !kind.is_empty() && kind.iter().all(in_type))?;
    let elements = elements.split(|node| node.is(",")).filter(|element| !element.is_empty());
    let cast = elements.map(|element| pushed_into(element, kind)).collect::<Vec<_>>();
    Some((before + length + 1, vec![Token("ARRAY".into()), Group('[', cast.join(&Token(",".into())))]))
}

fn pushed_into(element: &[Node], kind: &[Node]) -> Vec<Node> {
    if let [array @ Token(word), Group('[', inner)] = element
        && word == "ARRAY"
    {
        let inner = inner.split(|node| node.is(",")).map(|element| pushed_into(element, kind)).collect::<Vec<_>>();
        return vec![array.clone(), Group('[', inner.join(&Token(",".into())))];
    }
    let operand = match element {
        [Group('(', _)] => element.to_vec(),
        _ => vec![Group('(', element.to_vec())],
    };
    bare_casts([operand, vec![Token("::".into())], kind.to_vec()].concat())
}

/// Whether a node can be part of a type's name.
fn in_type(node: &Node) -> bool {
    match node {
        Token(text) => text == "." || text.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '"'),
        Group('(', items) => items.iter().all(|item| matches!(item, Token(t) if t == "," || t.chars().all(|c| c.is_ascii_digit()))),
        Group(..) => false,
    }
}

/// `(a AND b) AND c` is `a AND b AND c`, and the same with OR.
fn flat(mut nodes: Vec<Node>) -> Vec<Node> {
    for word in ["AND", "OR"] {
        if !nodes.iter().any(|node| node.is(word)) {
            continue;
        }
        let operands: Vec<Vec<Node>> = nodes
            .split(|node| node.is(word))
            .map(|operand| match operand {
                [Group('(', inner)] if inner.iter().any(|node| node.is(word)) && !begins_query(inner) => inner.clone(),
                other => other.to_vec(),
            })
            .collect();
        nodes = operands.join(&Token(word.into()));
    }
    nodes
}

fn begins_query(nodes: &[Node]) -> bool {
    nodes.first().is_some_and(|first| ["SELECT", "WITH", "VALUES"].iter().any(|word| first.is(word)))
}

fn print(nodes: &[Node], text: &mut String) {
    let mut glued = true;
    for node in nodes {
        match node {
            Token(token) => {
                if !glued && !matches!(token.as_str(), "," | "." | "::" | ";") {
                    text.push(' ');
                }
                text.push_str(token);
                glued = matches!(token.as_str(), "." | "::");
            }
            Group(kind, items) => {
                let called = text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '"' | '_'));
                if !glued && *kind == '(' && !called {
                    text.push(' ');
                }
                text.push(*kind);
                print(items, text);
                text.push(if *kind == '(' { ')' } else { ']' });
                glued = false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_prints_before_and_after_a_restore_is_one() {
        for (before, after) in [
            (
                "CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying])::text[])))",
                "CHECK (((status)::text = ANY (ARRAY[('new'::character varying)::text, ('paid'::character varying)::text])))",
            ),
            ("CHECK ((((n >= 1) AND (n <= 5)) AND (id > 0)))", "CHECK (((n >= 1) AND (n <= 5) AND (id > 0)))"),
            ("((a OR b) OR (c AND d))", "(a OR b OR (c AND d))"),
            ("(ARRAY[ARRAY[1, 2], ARRAY[3, 4]])::bigint[]", "ARRAY[ARRAY[(1)::bigint, (2)::bigint], ARRAY[(3)::bigint, (4)::bigint]]"),
            ("(ARRAY['a'::x.y])::numeric(10,2)[]", "ARRAY[('a'::x.y)::numeric(10, 2)]"),
            (" SELECT a\n   FROM t;", "SELECT a FROM t;"),
            // Each generation of a dump moves one cast inwards.
            ("v = ANY (((ARRAY['a'::text])::character varying(5)[])::text[])", "v = ANY (ARRAY[(('a'::text)::character varying(5))::text])"),
            // As statistics objects are printed.
            ("c::text = ANY (ARRAY['a'::character varying]::text[])", "(c)::text = ANY (ARRAY[('a'::character varying)::text])"),
            ("FROM (VALUES (1), (2)) x", "FROM ( VALUES (1), (2)) x"),
        ] {
            assert_eq!(form(before), form(after));
            assert_eq!(form(&form(before)), form(before));
        }
    }

    #[test]
    fn what_differs_stays_different() {
        for (one, other) in [
            ("(a AND b) OR c", "a AND (b OR c)"),
            ("'a  b'::text", "'a b'::text"),
            ("'it''s (not'::text", "'it''s not'::text"),
            ("(x)::text", "(x)::character varying"),
            ("sum(x) OVER (ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)", "sum(x) OVER (ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)"),
            ("(( SELECT a AND b)) AND c", "(SELECT a) AND b AND c"),
            ("\"a b\"", "a b"),
            ("(a + b)::text", "a + b::text"),
            ("lower(x)::text", "lower::text"),
        ] {
            assert_ne!(form(one), form(other));
        }
    }

    #[test]
    fn what_is_no_expression_is_kept() {
        assert_eq!(form("a ) b"), "a ) b");
        assert_eq!(form("((a"), "((a");
    }
}
