using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Quarantine;
using OpsCenter.Ingest.Quarantine;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>Messages that could not become readings or events, with the reason and the raw bytes.</summary>
public sealed partial class QuarantinePage(QuarantineReading quarantine, QuarantineCare care)
{
    private const int PageSize = 50;
    private IReadOnlyList<QuarantineEntry> _entries = [];
    private QuarantineTotals? _totals;
    private string? _search;
    private int _skip;
    private bool _more;
    private long? _open;
    private ReplayProgress? _replaying;

    private string ExportAddress => string.IsNullOrWhiteSpace(_search) ? "/console/quarantine/export" : $"/console/quarantine/export?search={Uri.EscapeDataString(_search.Trim())}";

    /// <summary>What to look for first.</summary>
    [SupplyParameterFromQuery(Name = "search")]
    public string? Search { get; set; }

    protected override Task OnInitializedAsync()
    {
        _search = Search;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        // One more than a page, to know whether there is an older one.
        var found = await quarantine.ListAsync(Caller, _search, _skip, PageSize + 1, Leaving) ?? [];
        _more = found.Count > PageSize;
        _entries = [.. found.Take(PageSize)];
        _totals = await quarantine.TotalsAsync(Caller, Leaving);
    }

    private Task SearchAsync()
    {
        _skip = 0;
        return LoadAsync();
    }

    private Task PageAsync(int step)
    {
        _skip = Math.Max(0, _skip + step);
        _open = null;
        return LoadAsync();
    }

    private async Task ReplayAsync()
    {
        _replaying = new ReplayProgress(0, 0);
        try
        {
            await ToldAsync(await care.ReplayAsync(
                Caller,
                _search,
                sum =>
                {
                    _replaying = sum;
                    _ = InvokeAsync(StateHasChanged);
                },
                Leaving));
        }
        finally
        {
            _replaying = null;
        }

        await LoadAsync();
    }

    private async Task ReplayOneAsync(QuarantineEntry entry)
    {
        await ToldAsync(await care.ReplayOneAsync(Caller, entry.Id, Leaving));
        await LoadAsync();
    }

    private async Task RemoveAsync()
    {
        if (await care.RemoveAsync(Caller, _search, Leaving) is { } removed)
        {
            await TellAsync(good: true, T["Quarantine.Removed", removed]);
        }

        _skip = 0;
        await LoadAsync();
    }

    private Task ToldAsync(ReplayProgress? done) => done switch
    {
        null => Task.CompletedTask,
        { Failure: { } failure } => TellAsync(good: false, T["Quarantine.ReplayEnded", done.Stored, done.Refused, failure]),
        _ => TellAsync(good: done.Refused == 0, T["Quarantine.Replayed", done.Stored, done.Refused]),
    };

    private void Toggle(QuarantineEntry entry) => _open = _open == entry.Id ? null : entry.Id;
}
