namespace OpsCenter.App.Dashboards.Versions;

/// <summary>A version in a list; an author of null is a change made in the file.</summary>
internal sealed record VersionJson(int Number, DateTimeOffset At, string? Author, string? Note, string Hash)
{
    public static VersionJson From(DashboardVersion version) =>
        new(version.Number, version.At.ToDateTimeOffset(), version.Author, version.Note, version.Hash);
}
