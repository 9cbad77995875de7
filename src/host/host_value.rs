//! A value that comes from outside, as far as those who read it ask: in the browser one of JavaScript's, so that readers need
//! to know none and native tests can hand them anything.

/// A value from outside; by default it is nothing.
pub trait HostValue: Default {
    /// A member of an object; `None` where it is nothing, or reading it fails.
    fn member(&self, name: &str) -> Option<Self>;

    /// The names of an object's members; none for anything else.
    fn names(&self) -> impl Iterator<Item = String>;

    /// What an array or a typed array holds; `None` for anything else.
    fn entries(&self) -> Option<impl Iterator<Item = Self>>;

    /// A text.
    fn text(&self) -> Option<String>;

    /// A number.
    fn number(&self) -> Option<f64>;

    /// True or false.
    fn boolean(&self) -> Option<bool>;

    /// Whether a condition takes it for true.
    fn holds(&self) -> bool;

    /// The value as JSON.
    fn json(&self) -> Option<String>;

    /// A member that is a text.
    fn text_of(&self, name: &str) -> Option<String> {
        self.member(name)?.text()
    }
}
