using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>Every text the rule had, who wrote and who approved it; any two compared, any one taken up again as a draft.</summary>
public sealed partial class RuleVersions(RuleReading reading)
{
    private IReadOnlyList<RuleVersion> _versions = [];
    private int _from;
    private int _to;

    [Parameter]
    [EditorRequired]
    public required string RuleId { get; set; }

    /// <summary>Somebody wants this text as the draft.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<RuleVersion> Back { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _versions = await reading.VersionsAsync(Caller, RuleId, Leaving) ?? [];
        if (_versions.Count > 1)
        {
            (_from, _to) = (_versions[1].Number, _versions[0].Number);
        }
    }

    private string? TextOf(int number) => _versions.FirstOrDefault(version => version.Number == number)?.Text;

    private string Who(RuleVersion version) => version.Author == RuleVersion.ByFile ? T["RuleVersions.ByFile"]
        : version.Approver is { } approver ? T["RuleVersions.Both", version.Author, approver]
        : version.Author;
}
