using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Audit;

/// <summary>Who did what, newest first.</summary>
public sealed partial class AuditPage(AuditReading audit)
{
    private const int Limit = 500;

    /// <summary>The table needs one to read the columns from.</summary>
    private static readonly AuditEntry Nothing = new(0, default, "", CallerKind.System, "", "", null, "");

    private IReadOnlyList<AuditEntry> _entries = [];
    private string? _sought;

    private List<AuditEntry> Shown =>
        [.. _entries.Where(entry => ToneFree.Contains($"{entry.Who} {entry.Action} {entry.Subject} {entry.Detail}", _sought))];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => _entries = await audit.ListAsync(Caller, Limit, Leaving) ?? [];
}
