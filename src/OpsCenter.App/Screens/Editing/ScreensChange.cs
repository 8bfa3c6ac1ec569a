using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Screens.Editing;

/// <summary>A person's change of the list of screens.</summary>
/// <param name="Base">Version of the file it was made from.</param>
/// <param name="Screens">The whole list as it is to be.</param>
/// <param name="Verb">For the audit: <c>create</c>, <c>change</c>, <c>rename</c>, <c>delete</c> or <c>order</c>.</param>
/// <param name="Subject">For the audit: id of the screen.</param>
public sealed record ScreensChange(string Base, IReadOnlyList<ScreenConfig> Screens, string Verb, string Subject);
