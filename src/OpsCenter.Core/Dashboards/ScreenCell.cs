using System.Globalization;

namespace OpsCenter.Core.Dashboards;

/// <summary>Place of a display in a matrix, counted from 1, left to right and top to bottom.</summary>
public readonly record struct ScreenCell(int Column, int Row)
{
    /// <summary><c>2,3</c>: second column, third row.</summary>
    public static ScreenCell? Parse(string? text)
    {
        var parts = text?.Split(',') ?? [];
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                ? new ScreenCell(column, row)
                : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Column},{Row}");
}
