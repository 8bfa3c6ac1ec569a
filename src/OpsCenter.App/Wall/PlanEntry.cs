using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Wall;

/// <summary>An entry of a playlist as the browser has it.</summary>
public sealed record PlanEntry(string Dashboard, IReadOnlyDictionary<string, string> Variables, long DwellMs)
{
    internal static PlanEntry Of(ScreenConfig screen, ScreenEntry entry) =>
        new(entry.Dashboard, entry.Variables, (long)screen.DwellOf(entry).TotalMilliseconds);
}
