using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>Judges what stands in one cell.</summary>
/// <param name="mark">Decimal mark of ambiguous numbers.</param>
internal sealed class SheetCellReader(char mark)
{
    private const int MaxText = 500;
    private static readonly string[] DayFormats = ["d/M/yyyy", "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy"];
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public SheetCell Read(SheetColumn column, SheetEntry entry)
    {
        var text = entry.Text.Trim();
        return text.Length == 0 ? SheetCell.Blank
            : text.Length > MaxText ? Wrong(text[..40] + "…", "too-long", $"Quá {MaxText} ký tự: hãy viết ngắn lại", $"More than {MaxText} characters: write less")
            : column.Kind switch
            {
                SheetColumnKind.Date => Day(text),
                SheetColumnKind.Text => Words(text, column.Choices),
                _ => Number(column, entry with { Text = text }),
            };
    }

    /// <summary>A key, or a text with allowed values.</summary>
    public static SheetCell Words(string text, IReadOnlyList<SheetChoice> choices)
    {
        if (choices.Count == 0)
        {
            return text.Any(char.IsControl)
                ? Wrong(text, "not-plain", "Có ký tự xuống dòng hoặc ký tự điều khiển: hãy viết trên một dòng", "Holds line breaks or control characters: write one plain line")
                : new SheetCell(text, text);
        }

        var folded = ToneFree.Fold(text);
        var choice = choices.FirstOrDefault(one => one.Id == text || one.Name.Vi == text || one.Name.En == text)
            ?? choices.FirstOrDefault(one => ToneFree.Fold(one.Id) == folded || ToneFree.Fold(one.Name.Vi) == folded || ToneFree.Fold(one.Name.En) == folded);
        return choice is not null ? new SheetCell(text, choice.Id)
            : Wrong(
                text,
                "not-allowed",
                $"“{text}” không có trong danh sách: hãy chọn {Some(choices.Select(one => one.Name.Vi))}",
                $"“{text}” is not in the list: choose {Some(choices.Select(one => one.Name.En))}");
    }

    private static SheetCell Day(string text)
    {
        var day = text.Split('T', ' ')[0];
        return DateOnly.TryParseExact(day, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)
            ? new SheetCell(text, found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Wrong(text, "no-day", $"“{text}” không phải là ngày: hãy viết như 22/11/2026", $"“{text}” is no day: write it like 22/11/2026");
    }

    private SheetCell Number(SheetColumn column, SheetEntry entry)
    {
        var text = entry.Text;
        var whole = column.Kind == SheetColumnKind.Whole;
        double? read = entry.Exact
            ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && double.IsFinite(exact) ? exact : null
            : SheetNumber.Parse(text, column.Unit, whole, mark);
        if (read is not { } number)
        {
            return Wrong(
                text, "no-number", $"“{text}” không phải là số: hãy viết như 1.234,5 hoặc 1234.5", $"“{text}” is no number: write it like 1,234.5 or 1234,5");
        }

        if (whole && number != Math.Floor(number))
        {
            return Wrong(text, "not-whole", $"{Shown(number)} có phần thập phân: hãy nhập số nguyên", $"{number:R} has decimals: enter a whole number");
        }

        if (column.Min is { } min && number < min)
        {
            return Wrong(text, "too-low", $"{Shown(number)} nhỏ hơn {Shown(min)}: kiểm tra lại số và đơn vị ({column.Unit})", $"{number:R} is below {min:R}: check the figure and its unit ({column.Unit})");
        }

        if (column.Max is { } max && number > max)
        {
            return Wrong(text, "too-high", $"{Shown(number)} lớn hơn {Shown(max)}: kiểm tra lại số và đơn vị ({column.Unit})", $"{number:R} is above {max:R}: check the figure and its unit ({column.Unit})");
        }

        var note = !entry.Exact && text.AsSpan().IndexOfAny('.', ',') >= 0
            ? new LocalizedText($"đọc là {Shown(number)}", $"read as {number.ToString("#,0.######", CultureInfo.InvariantCulture)}")
            : null;
        return new SheetCell(text, SheetNumber.Format(number), null, note);
    }

    private static string Shown(double number) => number.ToString("#,0.######", Vietnamese);

    private static string Some(IEnumerable<string> names)
    {
        const int most = 6;
        var all = names.ToList();
        return string.Join(", ", all.Take(most)) + (all.Count > most ? ", …" : "");
    }

    private static SheetCell Wrong(string text, string code, string vi, string en) => new(text, null, SheetProblem.Of(code, vi, en));
}
