using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Playground;

/// <summary>Paste a message, see what it becomes, change the mapping until it is right.</summary>
public sealed partial class PlaygroundPage(PlaygroundDesk desk)
{
    private string _topic = "";
    private string _device = "";
    private string _payload = "";
    private PayloadNotation _notation;
    private string _pack = "";
    private string _sources = "";
    private string _basedOn = "";
    private bool _running;
    private string? _badInput;
    private TrialOutcome? _outcome;
    private IReadOnlyList<KeyValuePair<string, string>> _paths = [];

    /// <summary>Id of a refused message to begin with.</summary>
    [SupplyParameterFromQuery(Name = "quarantine")]
    public long? Entry { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Entry is not { } id)
        {
            return;
        }

        if (await desk.FindAsync(Caller, id, Leaving) is not { } entry)
        {
            _badInput = T["Playground.Gone"];
            return;
        }

        (_topic, _device) = (entry.Topic, entry.Device ?? "");
        (_notation, _payload) = PayloadNotationExtensions.Of(entry.Payload.Span);
        await RunAsync();
    }

    private void Choose(string? pack)
    {
        _pack = pack ?? "";
        Fetch();
        _outcome = null;
    }

    /// <summary>Shows what is in force.</summary>
    private void Fetch()
    {
        _basedOn = _pack.Length > 0 ? desk.SourcesOf(Caller, _pack) ?? "" : "";
        _sources = _basedOn;
    }

    private void Show(IReadOnlyList<ConfigError> errors) => _outcome = new TrialOutcome(errors, "", [], [], [], FieldCatalogue.Empty);

    private Task PickAsync(CapturedMessage message)
    {
        (_topic, _device) = (message.Topic, message.Device ?? "");
        (_notation, _payload) = PayloadNotationExtensions.Of(message.Payload.Span);
        return RunAsync();
    }

    private async Task RunAsync()
    {
        (_badInput, _outcome) = (null, null);
        if (_topic.Trim().Length == 0)
        {
            _badInput = T["Playground.NoTopic"];
            return;
        }

        if (_notation.Bytes(_payload) is not { } bytes)
        {
            _badInput = T[$"Playground.Not{_notation}"];
            return;
        }

        _running = true;
        try
        {
            _paths = PayloadPaths.Of(bytes);
            _outcome = await desk.RunAsync(Caller, new TrialInput(_topic.Trim(), bytes, _device.Trim() is { Length: > 0 } device ? device : null, Draft), Leaving);
        }
        finally
        {
            _running = false;
        }
    }

    private async Task KeepAsync()
    {
        try
        {
            if (Draft is { } draft && await desk.KeepAsync(Caller, draft, Leaving) is { } file)
            {
                await TellAsync(good: true, T["Playground.Kept", file, draft.Pack]);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await TellAsync(good: false, problem.Message);
        }
    }

    private TrialDraft? Draft => _pack.Length > 0 ? new TrialDraft(_pack, _sources) : null;
}
