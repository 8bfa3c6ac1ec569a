namespace OpsCenter.Core.Dashboards;

/// <summary>The columns of a heat grid.</summary>
internal static class GridReader
{
    private const int MaxColumns = 96;
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TimeSpan? Step(SourceSection section)
    {
        if (section.Text("step") is not { } text)
        {
            return null;
        }

        // Only a whole part of a day makes windows that begin at the same hours each day, live as in the store.
        if (DurationText.TryParse(text, out var step) && step >= Least && step <= Day && Day.Ticks % step.Ticks == 0)
        {
            return step;
        }

        section.Wrong(section.Find("step")!, $"'{text}' is no whole part of a day from 1 minute to 1 day", "Write e.g. \"15m\", \"1h\" or \"3h\"");
        return null;
    }

    public static void Check(SourceSection section, TileConfig tile, TileKind? kind)
    {
        if (kind is not TileKind.Heat)
        {
            return;
        }

        if (section.Find("step") is null)
        {
            section.Missing("step", "Write how long a column is, e.g. \"1h\"");
        }

        if (tile is not { Range: { } range, Step: { } step })
        {
            return;
        }

        var days = tile.By == TileConfig.Day;
        var columns = (days ? Day : range) / step;
        if (columns > MaxColumns)
        {
            section.Wrong(section.Find("step")!, $"The grid has {columns:0} columns", $"Give at most {MaxColumns}: a longer step or a shorter range");
        }

        if (range.Ticks % (days ? Day : step).Ticks != 0)
        {
            var whole = days ? "days" : "steps";
            section.Wrong(section.Find("range")!, $"The range is no whole number of {whole}", $"Give a range of whole {whole}");
        }
    }
}
