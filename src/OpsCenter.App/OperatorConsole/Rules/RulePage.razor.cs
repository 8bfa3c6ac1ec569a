using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Rules;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>The workbench of one rule: form and YAML of one draft, what it says, what it would do now and would have done, and the way to approval.</summary>
public sealed partial class RulePage(RuleDesk desk, RuleReading reading, ILiveConfig<FieldCatalogue> fields)
{
    private const int MostSteps = 50;
    private readonly List<string> _past = [];
    private string _original = "";
    private string _text = "";
    private string _reason = "";
    private bool _asYaml;
    private RuleProposal? _revises;
    private IReadOnlyList<ConfigError> _errors = [];

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>A proposal of the caller's own to go on with.</summary>
    [SupplyParameterFromQuery(Name = "proposal")]
    public int? Proposal { get; set; }

    private AlarmRuleConfig? InForce { get; set; }

    /// <summary>The draft, or what is in force while nothing is changed; null while it has mistakes.</summary>
    private AlarmRuleConfig? Draft { get; set; }

    private RuleForm? Form { get; set; }

    private string? Pack { get; set; }

    private bool IsChanged => _text.ReplaceLineEndings("\n").Trim() != _original.Trim();

    private string Title => (Draft ?? InForce) is { } rule ? new RuleSentence(T, fields.Current).Title(rule) : Id;

    protected override async Task OnInitializedAsync()
    {
        InForce = desk.Find(Caller, Id);
        _original = desk.TextOf(Caller, Id);
        Pack = InForce?.Pack;
        if (Proposal is { } number && await reading.FindAsync(Caller, number, Leaving) is { } proposal && proposal.Changes.FirstOrDefault(change => change.RuleId == Id) is { Text: { } text })
        {
            (Pack, _reason) = (proposal.Pack, proposal.Reason);
            _revises = RuleProposals.IsAuthor(Caller, proposal) && proposal is { State: RuleProposalState.Draft or RuleProposalState.Submitted, Changes.Count: 1 } ? proposal : null;
            Set(text);
        }
        else if (InForce is null && (await reading.VersionsAsync(Caller, Id, Leaving))?.FirstOrDefault(version => version.Text is not null) is { } last)
        {
            Pack = last.Pack;
            Set(last.Text!);
        }
        else
        {
            Set(_original);
        }

        _past.Clear();
    }

    private IEnumerable<(Severity Severity, string Sentence)> Sentences(AlarmRuleConfig rule, string language)
    {
        var (culture, reader) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "vi" ? "vi-VN" : "en");
            var sentence = new RuleSentence(T, fields.Current);
            return [.. rule.Levels.Reverse().Select(level => (level.Severity, $"{level.Name}: {sentence.Of(rule, level)}."))];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, reader);
        }
    }

    private void Set(string text)
    {
        var plain = text.ReplaceLineEndings("\n");
        if (plain == _text)
        {
            return;
        }

        _past.Add(_text);
        if (_past.Count > MostSteps)
        {
            _past.RemoveAt(0);
        }

        Show(plain);
    }

    private void StepBack()
    {
        var before = _past[^1];
        _past.RemoveAt(_past.Count - 1);
        Show(before);
    }

    private void Show(string text)
    {
        _text = text;
        Form = RuleForm.Of(text);
        if (Pack is not { } pack || text.Length == 0)
        {
            (Draft, _errors) = (InForce, []);
            return;
        }

        (var rules, _errors) = desk.Read(Caller, pack, text);
        Draft = rules.FirstOrDefault(rule => rule.Id == Id);
        if (_errors.Count == 0 && Draft is null)
        {
            _errors = [new ConfigError("draft", null, "id", T["RulePage.OtherId", Id], "")];
        }
    }

    private void Take(RuleForm? form)
    {
        if (form is not null)
        {
            Set(form.Text);
        }
    }

    private void Take((object[] Path, string Value, RuleFieldKind Kind) figure) => Take(Form?.With(figure.Value, figure.Kind, figure.Path));

    private void BackTo(RuleVersion version)
    {
        _reason = T["RuleVersions.BackReason", version.Number];
        Set(version.Text!);
    }
}
