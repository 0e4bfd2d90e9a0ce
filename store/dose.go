package store

import (
	"fmt"

	"tspine/engine/dose"
)

// writeDose gives a dose in its notation. A dose with a fault could not be read
// back and is refused. The zero Dose is the empty text.
func writeDose(d dose.Dose) (string, error) {
	if d.IsZero() {
		return "", nil
	}
	text := d.String()
	if err := d.Check().Err(); err != nil {
		return "", fmt.Errorf("dose %q: %w", text, err)
	}
	return text, nil
}

func readDose(text string) (dose.Dose, error) {
	if text == "" {
		return dose.Dose{}, nil
	}
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		return dose.Dose{}, fmt.Errorf("dose %q: %w", text, err)
	}
	return d, nil
}
