using System.Globalization;

namespace OpsCenter.App.Wall;

/// <summary>A wall as its page is rendered.</summary>
/// <param name="Title">Of the first dashboard.</param>
/// <param name="Language">Of the page.</param>
/// <param name="Theme"><c>dark</c> or <c>light</c>.</param>
/// <param name="Build">Asked with the assets, so that a new build is never run with an old module.</param>
/// <param name="Config">JSON of <see cref="WallConfig"/>.</param>
/// <param name="Snapshot">JSON of the first snapshot; null where the module has to ask for it.</param>
public sealed record WallView(string Title, CultureInfo Language, string Theme, string Build, string Config, string? Snapshot);
