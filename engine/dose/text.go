package dose

// MarshalText writes the dose in its notation; the zero Dose as nothing.
func (d Dose) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Dose) UnmarshalText(text []byte) error {
	*d = Dose{}
	if len(text) == 0 {
		return nil
	}
	read, faults := Parse(string(text))
	*d = read
	return faults.Err()
}
