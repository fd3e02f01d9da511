//! From text to values.

use super::Unreadable;
use super::value::Value;

/// Deeper than any answer of the service; a limit, because each level takes room on the stack.
const DEPTH: u8 = 60;

/// What is left of the text.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    pub(super) fn is_done(&mut self) -> bool {
        self.peek().is_none()
    }

    pub(super) fn value(&mut self, depth: u8) -> Result<Value, Unreadable> {
        if depth > DEPTH {
            return Err(Unreadable);
        }
        match self.peek().ok_or(Unreadable)? {
            b'{' => {
                let mut map = Vec::new();
                self.items(b'}', |it| {
                    let key = it.string()?;
                    it.take(b':')?;
                    map.push((key, it.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Value::Map(map))
            }
            b'[' => {
                let mut list = Vec::new();
                self.items(b']', |it| {
                    list.push(it.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Value::List(list))
            }
            b'"' => self.string().map(Value::Text),
            b'-' | b'0'..=b'9' => self.number(),
            _ => self.word(),
        }
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.0 {
            self.0 = rest;
        }
        self.0.first().copied()
    }

    fn next(&mut self) -> Result<u8, Unreadable> {
        let (first, rest) = self.0.split_first().ok_or(Unreadable)?;
        self.0 = rest;
        Ok(*first)
    }

    fn take(&mut self, byte: u8) -> Result<(), Unreadable> {
        if self.peek() == Some(byte) { self.next().map(|_| ()) } else { Err(Unreadable) }
    }

    /// What stands between two brackets, with commas between.
    fn items(
        &mut self,
        close: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        self.next()?;
        if self.peek() == Some(close) {
            return self.take(close);
        }
        loop {
            self.peek();
            item(self)?;
            if self.peek() != Some(b',') {
                return self.take(close);
            }
            self.take(b',')?;
        }
    }

    fn word(&mut self) -> Result<Value, Unreadable> {
        for (word, value) in [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))] {
            if let Some(rest) = self.0.strip_prefix(word.as_bytes()) {
                self.0 = rest;
                return Ok(value);
            }
        }
        Err(Unreadable)
    }

    /// Whole numbers; of others the service has none, and what stands behind the point is passed over.
    fn number(&mut self) -> Result<Value, Unreadable> {
        let negative = self.0.first() == Some(&b'-');
        if negative {
            self.next()?;
        }
        let digits = self.run(|byte| byte.is_ascii_digit());
        let number: i64 = digits.parse().map_err(|_| Unreadable)?;
        self.run(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
        Ok(Value::Number(if negative { -number } else { number }))
    }

    /// The longest piece of ASCII that fits.
    fn run(&mut self, fits: fn(u8) -> bool) -> &'a str {
        let end = self.0.iter().position(|byte| !fits(*byte)).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at(end);
        self.0 = rest;
        core::str::from_utf8(run).unwrap_or_default()
    }

    fn string(&mut self) -> Result<String, Unreadable> {
        self.take(b'"')?;
        let mut bytes = Vec::new();
        loop {
            match self.next()? {
                b'"' => return String::from_utf8(bytes).map_err(|_| Unreadable),
                b'\\' => {
                    let char = self.escaped()?;
                    bytes.extend(char.encode_utf8(&mut [0; 4]).bytes());
                }
                byte => bytes.push(byte),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Unreadable> {
        Ok(match self.next()? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'u' => return self.unicode(),
            _ => return Err(Unreadable),
        })
    }

    /// Four hex digits; a character beyond the first plane is two of them.
    fn unicode(&mut self) -> Result<char, Unreadable> {
        let first = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&first) {
            self.take(b'\\')?;
            self.take(b'u')?;
            let second = self.hex()?;
            0x1_0000 + ((first - 0xd800) << 10) + second.checked_sub(0xdc00).ok_or(Unreadable)?
        } else {
            first
        };
        char::from_u32(code).ok_or(Unreadable)
    }

    fn hex(&mut self) -> Result<u32, Unreadable> {
        let mut number = 0;
        for _ in 0..4 {
            number = number << 4 | char::from(self.next()?).to_digit(16).ok_or(Unreadable)?;
        }
        Ok(number)
    }
}
