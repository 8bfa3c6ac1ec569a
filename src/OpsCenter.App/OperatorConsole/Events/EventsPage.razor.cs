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
    private int _limit = PerPage;
    private bool _isUnavailable;

    private bool HasMore => _events?.Count == _limit && _limit < Most;

    protected override Task OnInitializedAsync() => SearchAsync();

    /// <summary>Only an address that a browser opens as a page; a source may send anything.</summary>
    private static Uri? Picture(OperationalEvent one) =>
        Uri.TryCreate(one.PictureUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private Task SearchAsync()
    {
        _limit = PerPage;
        return LoadAsync();
    }

    private Task MoreAsync()
    {
        _limit += PerPage;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var now = time.GetInstant();
        var kind = string.IsNullOrWhiteSpace(_kind) ? null : _kind.Trim();
        try
        {
            _events = await reading.ListAsync(
                Caller, new EventQuery(now - Ranges[_range], now + TimeSpan.FromMinutes(5), kind, Limit: _limit, Text: _sought), Leaving) ?? [];
            _isUnavailable = false;
        }
        catch (StoreUnavailableException)
        {
            _isUnavailable = true;
        }
    }
}
