//! The figures: one shell for all, one view a lab, and the table of labs, words and views.

mod any_figure;
mod blend;
mod cache;
mod controls;
mod copy_link;
mod demonstration;
mod hands;
mod heads;
mod heat_map;
mod legend;
mod linear;
mod lookup;
mod masks;
mod matrix_control;
mod order;
mod pipeline;
mod plane;
mod root;
mod row_bars;
mod same;
mod shell;
mod softmax;
mod speed;
mod table;

pub use any_figure::{AnyFigure, FIGURES, FigureOf, Texts, figure};
pub use controls::{Controls, Edit, View};
pub use demonstration::demonstration_view;
pub(super) use heat_map::{follow, walk};
pub use shell::Figure;
