using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Wall;

/// <summary>A level above the wall.</summary>
/// <param name="Title">Shown.</param>
/// <param name="Address">Path and variables; language, theme and replayed moment are the page's.</param>
internal sealed record WallCrumb(LocalizedText Title, string Address);
