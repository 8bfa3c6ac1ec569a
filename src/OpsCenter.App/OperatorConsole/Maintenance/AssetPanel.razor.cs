using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.OperatorConsole.Maintenance;

/// <summary>What depends on what, and what would be held back if an asset were down.</summary>
public sealed partial class AssetPanel(ILiveConfig<AssetGraph> assets)
{
    private string? _picked;

    [Parameter]
    [EditorRequired]
    public required ConsoleNow Now { get; set; }

    private AssetGraph Graph => assets.Current;

    private Asset? Picked => Graph.ById.GetValueOrDefault(_picked ?? "") ?? (Graph.Assets.Count > 0 ? Graph.Assets[0] : null);

    private IEnumerable<AlarmView> Standing(Asset asset) =>
        Now.Board.Alarms.Where(alarm => alarm.Active && asset.Down.Any(selector => selector.Matches(AlarmFacts.Of(alarm))));

    private static string Chosen(AlarmSelector selector) =>
        string.Join(" ", new[] { selector.Rule, selector.Pack, selector.Area, selector.Site, selector.Device }.OfType<string>());
}
