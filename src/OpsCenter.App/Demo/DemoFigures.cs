using System.Text.Json;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Demo;

/// <summary>What is filed in the simulated province: figures that run as <c>figures.json</c> says, and its registers word for word.</summary>
/// <param name="Figures">By sheet.</param>
/// <param name="Lines">Registers by sheet: rows by column.</param>
/// <param name="Unfiled">Newest periods that nobody has filed, by sheet.</param>
/// <param name="Late">Periods that were filed late, counted back from the newest, by sheet.</param>
public sealed record DemoFigures(
    IReadOnlyDictionary<string, DemoSheet> Figures, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> Lines,
    IReadOnlyDictionary<string, int> Unfiled, IReadOnlyDictionary<string, IReadOnlyList<int>> Late)
{
    private const double DaysOfYear = 365.25;
    private static readonly DateOnly Begin = new(2024, 11, 1);

    public static DemoFigures Load()
    {
        using var stream = typeof(DemoFigures).Assembly.GetManifestResourceStream("demo/figures.json")!;
        return JsonSerializer.Deserialize<DemoFigures>(stream, JsonSerializerOptions.Web)!;
    }

    /// <summary>The table of a period; null for a sheet that is not simulated.</summary>
    public SheetInput? Of(SheetFrame frame)
    {
        if (Lines.GetValueOrDefault(frame.Sheet.Id) is { } lines)
        {
            return new SheetInput([.. lines.Select(line => new SheetInputLine(line.ToDictionary(cell => cell.Key, cell => Entry(cell.Value), StringComparer.Ordinal)))]);
        }

        return Figures.GetValueOrDefault(frame.Sheet.Id) is { } figures ? new SheetInput([.. frame.Rows.Select(keys => Line(frame, figures, keys))]) : null;
    }

    private static SheetEntry Entry(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? new SheetEntry(value.GetRawText(), Exact: true) : new SheetEntry(value.GetString() ?? "");

    private static SheetInputLine Line(SheetFrame frame, DemoSheet figures, IReadOnlyList<string> keys)
    {
        var cells = frame.Sheet.Keys.Select((key, at) => (key.Id, new SheetEntry(keys[at]))).ToDictionary(cell => cell.Id, cell => cell.Item2, StringComparer.Ordinal);
        var row = string.Join('/', keys);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (id, figure) in figures.Columns.OrderBy(column => column.Value.Of is not null))
        {
            if (frame.Sheet.Columns.FirstOrDefault(column => column.Id == id) is not { } column)
            {
                continue;
            }

            var size = figure.Of is null && (figures.Scaled?.Contains(id) ?? true) ? figures.Rows?.GetValueOrDefault(row, 1) ?? 1 : 1;
            var value = Value(figure, frame.Period, $"{frame.Sheet.Id}/{row}/{id}", figure.Of is { } of ? values[of] : figure.Base * size);
            value = Math.Round(Math.Clamp(value, column.Min ?? double.MinValue, Math.Min(column.Max ?? double.MaxValue, figure.Of is { } whole ? values[whole] * 1.2 : double.MaxValue)), column.Decimals);

            // A part is never more than the whole it is a share of.
            values[id] = figure.Of is { } all && figure is { Share: <= 1 } ? Math.Min(value, values[all]) : value;
            cells[id] = new SheetEntry(SheetNumber.Format(values[id]), Exact: true);
        }

        return new SheetInputLine(cells);
    }

    private static double Value(DemoFigure figure, SheetPeriod period, string seed, double whole)
    {
        var years = (period.Start.DayNumber - Begin.DayNumber) / DaysOfYear;
        var value = figure.Of is null ? whole : whole * figure.Share;
        value *= 1 + (figure.Growth * years);
        value *= 1 + (figure.Step * (period.Start.Year - Begin.Year));
        value *= 1 + (figure.Swing * Math.Sin(2 * Math.PI * period.Start.DayOfYear / DaysOfYear));
        value *= figure.Ramp ? Math.Min(1, period.End.DayOfYear / DaysOfYear) : 1;
        return value * (1 + (figure.Noise * Chance($"{seed}/{period.Text}")));
    }

    /// <summary>−1 to 1, the same at every start.</summary>
    private static double Chance(string seed)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed));
        return (BitConverter.ToUInt16(hash) / 32_767.5) - 1;
    }
}
