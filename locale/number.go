package locale

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	printing "golang.org/x/text/message"
	"golang.org/x/text/number"
	"golang.org/x/text/unicode/norm"
)

// Number writes a number without needless digits, with a point, as machines
// and English do.
func Number(v float64) string {
	return strconv.FormatFloat(float64(int64(v*100+sign(v)*0.5))/100, 'f', -1, 64)
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

// Number writes a number without needless digits, with the language's decimal
// mark.
func (p *Printer) Number(v float64) string { return p.Decimal(Number(v)) }

// Decimal writes a number that was written with a point as the language does.
func (p *Printer) Decimal(text string) string { return strings.Replace(text, ".", p.mark(), 1) }

// decimalMark is what a language writes between a number's whole and its
// fraction.
func decimalMark(tag language.Tag) string {
	return strings.Trim(printing.NewPrinter(tag).Sprint(number.Decimal(0.5, number.Scale(1))), "0123456789٠٥")
}

// Date writes a day, of which year, month and day of the month are given, in
// digits and in the language's order.
func (p *Printer) Date(year, month, day int) string {
	two := func(n int) string { return strings.Repeat("0", max(2-len(strconv.Itoa(n)), 0)) + strconv.Itoa(n) }
	return p.T("date.digits", S("year", strconv.Itoa(year)), S("month", two(month)), S("day", two(day)))
}

// Order gives what a text is sorted by: its letters without their marks.
func Order(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}
