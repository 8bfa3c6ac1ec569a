using OpsCenter.Core.Quarantine;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>Messages that could not become readings or events, with the reason and the raw bytes.</summary>
public sealed partial class QuarantinePage(QuarantineReading quarantine)
{
    private const int PageSize = 50;
    private IReadOnlyList<QuarantineEntry> _entries = [];
    private QuarantineTotals? _totals;
    private string? _search;
    private int _skip;
    private bool _more;
    private long? _open;

    protected override Task OnInitializedAsync() => LoadAsync();

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

    private void Toggle(QuarantineEntry entry) => _open = _open == entry.Id ? null : entry.Id;
}
