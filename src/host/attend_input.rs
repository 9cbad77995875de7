//! The input of `attend`, section 4 of the contract: three matrices and four settings in one object.

use super::host_value::HostValue;
use crate::attention::{Error, Mask, Matrix, Normalize, Scale, Settings};

/// Queries, keys, values, and how they are to be used.
pub type Input = (Matrix, Matrix, Matrix, Settings);

/// Reads the input.
///
/// # Errors
/// `Shape`, `NotFinite` or `Setting` for what is none, with the place.
pub fn read(input: &impl HostValue) -> Result<Input, Error> {
    Ok((
        matrix(input, "queries")?,
        matrix(input, "keys")?,
        matrix(input, "values")?,
        Settings {
            scale: scale(input.member("scale").as_ref())?,
            mask: mask(input.member("mask").as_ref())?,
            temperature: input.member("temperature").map_or(Ok(1.0), |value| {
                let refusal = || Error::Setting("temperature must be a finite number above 0".into());
                value.number().ok_or_else(refusal)
            })?,
            normalize: normalize(input.member("normalize").as_ref())?,
        },
    ))
}

fn matrix(input: &impl HostValue, name: &'static str) -> Result<Matrix, Error> {
    let shape = |what: String| Error::Shape(what);
    let value = input.member(name).ok_or_else(|| shape(format!("{name} is missing")))?;
    let rows = value
        .entries()
        .ok_or_else(|| shape(format!("{name} is no array of rows")))?;
    let rows = rows.enumerate().map(|(i, row)| {
        let row = row
            .entries()
            .ok_or_else(|| shape(format!("{name}[{i}] is no array of numbers")))?;
        let numbers = row.enumerate().map(|(column, number)| {
            number.number().ok_or(Error::NotFinite {
                matrix: name,
                row: i,
                column,
            })
        });
        numbers.collect::<Result<Vec<f64>, Error>>()
    });
    Matrix::from_rows(name, &rows.collect::<Result<Vec<_>, Error>>()?)
}

fn scale(value: Option<&impl HostValue>) -> Result<Scale, Error> {
    let Some(value) = value else {
        return Ok(Scale::InverseSqrt);
    };
    match (value.boolean(), value.number()) {
        (Some(true), _) => Ok(Scale::InverseSqrt),
        (Some(false), _) => Ok(Scale::Off),
        (None, Some(factor)) => Ok(Scale::By(factor)),
        (None, None) => Err(Error::Setting(
            "scale must be true, false or a finite number above 0".into(),
        )),
    }
}

fn mask(value: Option<&impl HostValue>) -> Result<Mask, Error> {
    let Some(value) = value else {
        return Ok(Mask::None);
    };
    match value.text().as_deref() {
        Some("none") => return Ok(Mask::None),
        Some("causal") => return Ok(Mask::Causal),
        _ => {}
    }
    let refusal = || Error::Setting("mask must be \"none\", \"causal\" or an array of rows of booleans".into());
    let rows = value.entries().ok_or_else(refusal)?.map(|row| {
        let row = row.entries().ok_or_else(refusal)?;
        row.map(|entry| entry.boolean().ok_or_else(refusal)).collect()
    });
    Ok(Mask::Matrix(rows.collect::<Result<Vec<Vec<bool>>, Error>>()?))
}

fn normalize(value: Option<&impl HostValue>) -> Result<Normalize, Error> {
    let name = value.map(|value| value.text().unwrap_or_default());
    match name.as_deref() {
        None | Some("softmax") => Ok(Normalize::Softmax),
        Some("none") => Ok(Normalize::None),
        Some("hard") => Ok(Normalize::Hard),
        Some(_) => Err(Error::Setting(
            "normalize must be \"softmax\", \"none\" or \"hard\"".into(),
        )),
    }
}
