//! The words of the figures: one file a lab, one line here.

pub mod softmax;
