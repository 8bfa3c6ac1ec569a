using Microsoft.AspNetCore.Components;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>One value of the rule's text.</summary>
public sealed partial class RuleField
{
    private bool _isWrong;
    private string? _shown;
    private string? _text;

    [Parameter]
    [EditorRequired]
    public required RuleForm Form { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    [EditorRequired]
    public required object[] Path { get; set; }

    [Parameter]
    public RuleFieldKind Kind { get; set; } = RuleFieldKind.Number;

    /// <summary>vi or en for a text of that language; null for a value of no language.</summary>
    [Parameter]
    public string? Language { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback<RuleForm> Changed { get; set; }

    protected override void OnParametersSet()
    {
        // What was typed and not understood stays until the text changes: nobody wants to type it twice.
        if (_text != Form.Text)
        {
            _text = Form.Text;
            (_isWrong, _shown) = (false, Language is null ? Form.Value(Path) : Form.Localized(Language, Path));
        }
    }

    private Task ChangeAsync(ChangeEventArgs change)
    {
        var typed = change.Value?.ToString();
        var next = Language is null ? Form.With(typed, Kind, Path) : Form.WithLocalized(typed, Language, Path);
        (_isWrong, _shown) = (next is null, typed);
        return next is null || next.Text == Form.Text ? Task.CompletedTask : Changed.InvokeAsync(next);
    }
}
