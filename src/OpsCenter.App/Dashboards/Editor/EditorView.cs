using System.Globalization;

namespace OpsCenter.App.Dashboards.Editor;

/// <summary>The editor's page as it is rendered.</summary>
/// <param name="Title">Of the tab.</param>
/// <param name="Language">Of the page.</param>
/// <param name="Theme"><c>dark</c> or <c>light</c>.</param>
/// <param name="Build">Asked with the assets.</param>
/// <param name="Config">JSON of <see cref="EditorConfig"/>; null for the preview inside the editor, which is told by the page around it.</param>
public sealed record EditorView(string Title, CultureInfo Language, string Theme, string Build, string? Config);
