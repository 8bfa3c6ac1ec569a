using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace OpsCenter.App.Wall;

/// <summary>The sites there are: for a wall of one site that was asked for none, or for one that nobody knows.</summary>
public sealed partial class WallSites
{
    [Parameter, EditorRequired]
    public CultureInfo Language { get; set; } = CultureInfo.InvariantCulture;

    /// <summary>The wall to open.</summary>
    [Parameter, EditorRequired]
    public string Screen { get; set; } = "";

    /// <summary>The id asked for; empty where none was.</summary>
    [Parameter, EditorRequired]
    public string Unknown { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<WallLink> Sites { get; set; } = [];

    private string Title => Unknown.Length == 0 ? Text("Sites.Title") : string.Format(Language, Text("Sites.Unknown"), Unknown);

    private string Address(WallLink site) =>
        $"/wall/{Uri.EscapeDataString(Screen)}?site={Uri.EscapeDataString(site.Id)}&lang={Language.TwoLetterISOLanguageName}";

    private string Text(string key) => WallTexts.Of(key, Language);
}
