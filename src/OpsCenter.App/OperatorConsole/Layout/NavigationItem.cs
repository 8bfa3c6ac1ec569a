using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Layout;

/// <summary>One entry of the navigation.</summary>
/// <param name="Path">Of the page.</param>
/// <param name="Text">Key of its name.</param>
/// <param name="Needs">Without this the entry is left out.</param>
/// <param name="Icon">SVG path in a 24 × 24 box.</param>
public sealed record NavigationItem(string Path, string Text, Permission Needs, string Icon);
