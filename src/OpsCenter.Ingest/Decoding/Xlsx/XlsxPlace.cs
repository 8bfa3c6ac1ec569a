namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Row and column of a cell, both from 1.</summary>
internal readonly record struct XlsxPlace(int Row, int Column)
{
    /// <summary><c>B7</c>; null for anything else.</summary>
    public static XlsxPlace? Parse(ReadOnlySpan<char> text)
    {
        const int mostDigits = 7;
        const int mostLetters = 3;
        var letters = 0;
        var column = 0;
        while (letters < text.Length && text[letters] is >= 'A' and <= 'Z' && letters < mostLetters)
        {
            column = (column * 26) + text[letters++] - 'A' + 1;
        }

        var digits = text[letters..];
        return letters > 0 && digits.Length is > 0 and <= mostDigits && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var row) && row > 0
            ? new XlsxPlace(row, column)
            : null;
    }

    public override string ToString()
    {
        var letters = "";
        for (var rest = Column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters + Row.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
