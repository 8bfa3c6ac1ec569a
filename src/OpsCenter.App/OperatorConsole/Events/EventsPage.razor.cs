using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Events;

/// <summary>What happened, newest first, and a search through its words.</summary>
public sealed partial class EventsPage(EventReading reading, TimeProvider time)
{
    private const int PerPage = 200;
    private const int Most = 2_000;

    private static readonly Dictionary<string, TimeSpan> Ranges = new()
    {
        ["1h"] = TimeSpan.FromHours(1),
        ["24h"] = TimeSpan.FromDays(1),
        ["7d"] = TimeSpan.FromDays(7),
        ["30d"] = TimeSpan.FromDays(30),
        ["365d"] = TimeSpan.FromDays(365),
    };

    private IReadOnlyList<OperationalEvent>? _events;
    private string _range = "24h";
    private string? _kind;
    private string? _sought;
    private EventQuery? _query;
    private CancellationTokenSource? _asking;
    private bool _isUnavailable;

    private bool HasMore => _query is not null && _events?.Count == _query.Limit && _query.Limit < Most;

    protected override Task OnInitializedAsync() => SearchAsync();

    /// <summary>Only an address that a browser opens as a page; a source may send anything.</summary>
    private static Uri? Picture(OperationalEvent one) =>
        Uri.TryCreate(one.PictureUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _asking?.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task SearchAsync()
    {
        var now = time.GetInstant();
        var kind = string.IsNullOrWhiteSpace(_kind) ? null : _kind.Trim();
        return LoadAsync(new EventQuery(now - Ranges[_range], now + TimeSpan.FromMinutes(5), kind, Limit: PerPage, Text: _sought));
    }

    /// <summary>Further back of what is shown, whatever the form says by now.</summary>
    private Task MoreAsync() => LoadAsync(_query! with { Limit = _query.Limit + PerPage });

    /// <summary>The search before, if it still runs, is no longer wanted.</summary>
    private async Task LoadAsync(EventQuery query)
    {
        var asking = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        if (_asking is { } before)
        {
            await before.CancelAsync();
            before.Dispose();
        }

        _asking = asking;
        try
        {
            var found = await reading.ListAsync(Caller, query, asking.Token) ?? [];
            (_query, _events, _isUnavailable) = (query, found, false);
        }
        catch (OperationCanceledException)
        {
            // Another search took its place, or the page is gone.
        }
        catch (StoreUnavailableException)
        {
            _isUnavailable = true;
        }
    }
}
