using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>Choose what a display is to show, and for how long.</summary>
public sealed partial class RemotePanel
{
    private static readonly int[] Times = [1, 5, 15, 60];
    private readonly Dictionary<string, string> _variables = [];
    private ElementReference _first;
    private string _dashboard = "";
    private string _tile = "";
    private int _minutes = 5;
    private bool _all;

    [Parameter, EditorRequired]
    public required DisplayLine Line { get; set; }

    /// <summary>All open displays of the same screen, this one too.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<DisplayLine> Siblings { get; set; }

    [Parameter]
    public EventCallback<(IReadOnlyCollection<string> Displays, RemoteWish Wish)> Show { get; set; }

    [Parameter]
    public EventCallback Cancel { get; set; }

    [Inject]
    private ILiveConfig<DashboardSet> Dashboards { get; set; } = null!;

    private static CultureInfo Language => CultureInfo.CurrentUICulture;

    private IEnumerable<DashboardConfig> Choices =>
        Dashboards.Current.Dashboards.Values.OrderBy(dashboard => dashboard.Title.For(Language), StringComparer.CurrentCultureIgnoreCase);

    private DashboardConfig? Selected => Dashboards.Current.Dashboards.GetValueOrDefault(_dashboard);

    protected override void OnInitialized()
    {
        // A cell alone would break the picture of its matrix.
        _all = Line.Open?.Report.Cell is not null;
        var shown = Line.Open?.Report.Dashboard ?? "";
        _dashboard = Dashboards.Current.Dashboards.ContainsKey(shown) ? shown : Choices.FirstOrDefault()?.Id ?? "";
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _first.TryFocusAsync();
        }
    }

    private void Chosen()
    {
        _tile = "";
        _variables.Clear();
    }

    private Task SendAsync()
    {
        var given = _variables.Where(pair => pair.Value.Trim().Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value.Trim());
        var wish = new RemoteWish(_dashboard, given, _tile.Length == 0 ? null : _tile, _minutes == 0 ? null : TimeSpan.FromMinutes(_minutes));
        return Show.InvokeAsync((_all && Siblings.Count > 1 ? [.. Siblings.Select(line => line.Display)] : [Line.Display], wish));
    }

    private static string TileName(TileConfig tile) => tile.Title.For(Language) is { Length: > 0 } title ? $"{title} ({tile.Id})" : tile.Id;
}
