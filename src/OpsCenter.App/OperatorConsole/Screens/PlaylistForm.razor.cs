using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>The entries of a playlist in their order.</summary>
public sealed partial class PlaylistForm
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    [Parameter, EditorRequired]
    public required List<EntryDraft> Entries { get; set; }

    [Inject]
    private ILiveConfig<DashboardSet> Configuration { get; set; } = null!;

    private IReadOnlyDictionary<string, DashboardConfig> Known => Configuration.Current.Dashboards;

    private void Move(int from, int by) => (Entries[from], Entries[from + by]) = (Entries[from + by], Entries[from]);
}
