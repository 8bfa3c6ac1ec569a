using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>The rule as fields; each change is one of the text, nothing else in it moves.</summary>
public sealed partial class RuleFormEditor(ILiveConfig<Places> places)
{
    /// <summary>As the file writes them, worst first.</summary>
    internal static readonly IReadOnlyList<string> Severities = ["critical", "high", "medium", "low", "none"];

    [Parameter]
    [EditorRequired]
    public required RuleForm Form { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback<RuleForm> Changed { get; set; }

    private IReadOnlyList<KeyValuePair<string, Site>> Offered =>
        [.. places.Current.Sites.Where(site => !Form.Sites.Contains(site.Key)).OrderBy(site => site.Value.Name.ToString(), StringComparer.CurrentCulture)];

    private string SiteName(string id) => places.Current.Sites.GetValueOrDefault(id)?.Name.ToString() ?? id;

    private Task WordAsync(ChangeEventArgs change, int level) =>
        Form.With(change.Value?.ToString(), RuleFieldKind.Word, "levels", level, "severity") is { } next ? Changed.InvokeAsync(next) : Task.CompletedTask;

    private Task AddSiteAsync(ChangeEventArgs change) =>
        change.Value?.ToString() is { Length: > 0 } site ? Changed.InvokeAsync(Form.WithSite(site)) : Task.CompletedTask;
}
