using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Playground;

/// <summary>Puts the draft into force, takes the last change back, fetches an earlier version.</summary>
public sealed partial class ForceBar(PlaygroundDesk desk)
{
    private IReadOnlyList<MappingVersion> _versions = [];
    private string? _pack;

    [Parameter]
    [EditorRequired]
    public required TrialDraft Draft { get; set; }

    /// <summary>The file's content when the draft was begun.</summary>
    [Parameter]
    [EditorRequired]
    public required string BasedOn { get; set; }

    /// <summary>The file is another now; the editor shall show it.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback Changed { get; set; }

    /// <summary>The editor shall show this text.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<string> Loaded { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback<IReadOnlyList<ConfigError>> Refused { get; set; }

    protected override void OnParametersSet()
    {
        if (_pack != Draft.Pack)
        {
            _pack = Draft.Pack;
            List();
        }
    }

    private Task EnforceAsync() => TryAsync(() => desk.EnforceAsync(Caller, Draft, BasedOn, Leaving), "Force.Done");

    private Task UndoAsync() => TryAsync(() => desk.UndoAsync(Caller, Draft.Pack, Leaving), "Force.Undone");

    private async Task TryAsync(Func<Task<EnforceOutcome?>> act, string done)
    {
        try
        {
            switch (await act())
            {
                case EnforceOutcome.Done { Kept: var kept }:
                    await TellAsync(good: true, T[done, Draft.Pack, kept]);
                    await Changed.InvokeAsync();
                    break;
                case EnforceOutcome.Refused { Errors: var errors }:
                    await TellAsync(good: false, T["Force.Refused", errors.Count]);
                    await Refused.InvokeAsync(errors);
                    break;
                case EnforceOutcome.Outdated:
                    await TellAsync(good: false, T["Force.Outdated"]);
                    break;
                case EnforceOutcome.Nothing:
                    await TellAsync(good: false, T["Force.Nothing"]);
                    break;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await TellAsync(good: false, problem.Message);
        }

        List();
    }

    private Task Load(string? chosen) =>
        int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && desk.Version(Caller, Draft.Pack, number) is { } text
            ? Loaded.InvokeAsync(text)
            : Task.CompletedTask;

    private void List() => _versions = desk.VersionsOf(Caller, Draft.Pack) ?? [];
}
