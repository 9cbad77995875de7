//! Parent frames that take scores by message (SPLICE, Open edX's JSInput): the messages, the handshake, and the host.

#[cfg(feature = "host")]
mod binding;
#[cfg(feature = "host")]
mod handshake;
pub mod protocol;

#[cfg(feature = "host")]
pub(crate) use handshake::start_handshake;
