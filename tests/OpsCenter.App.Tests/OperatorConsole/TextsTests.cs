using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using OpsCenter.App.Identity;
using OpsCenter.App.Resources;
using OpsCenter.App.Screens;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Incidents.Attachments;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Notifications;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

public sealed partial class TextsTests
{
    [Theory]
    [InlineData(typeof(AccessTexts))]
    [InlineData(typeof(ConsoleTexts))]
    [InlineData(typeof(Open311Texts))]
    public void Languages_EveryKey_HasATextInBothWithTheSamePlaces(Type texts)
    {
        var vietnamese = Read(texts, "vi");
        var english = Read(texts, "en");

        Assert.NotEmpty(vietnamese);
        Assert.Equal(vietnamese.Keys.Order(), english.Keys.Order());
        Assert.All(vietnamese.Concat(english), pair => Assert.False(string.IsNullOrWhiteSpace(pair.Value), pair.Key));
        Assert.All(vietnamese, pair => Assert.Equal(Places(pair.Value), Places(english[pair.Key])));
    }

    [Fact]
    public void Languages_Differ()
    {
        // A reader of the wrong file would see the same language twice; the few equal texts are brand names and the like.
        var vietnamese = Read(typeof(ConsoleTexts), "vi");
        var english = Read(typeof(ConsoleTexts), "en");

        Assert.True(vietnamese.Count(pair => english[pair.Key] == pair.Value) < vietnamese.Count / 20);
    }

    [Fact]
    public void Sources_EveryKeyNamedInThem_Exists()
    {
        var known = Read(typeof(AccessTexts), "vi").Keys.Concat(Read(typeof(ConsoleTexts), "vi").Keys).ToHashSet();
        var app = Path.Combine(Repository.Root, "src", "OpsCenter.App");
        var used = new[] { "OperatorConsole", "Identity", "Screens" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(app, folder), "*.*", SearchOption.AllDirectories))
            .SelectMany(file => KeyInSource().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        // Quoted markup such as Severity="Alarm.Severity" looks alike; only what begins like a known key can be meant as one.
        var groups = known.Select(key => key.Split('.')[0]).ToHashSet();
        used.RemoveWhere(key => !groups.Contains(key.Split('.')[0]));
        Assert.True(used.Count > 100, $"only {used.Count} keys found: the search is broken");
        Assert.Empty(used.Except(known));
    }

    [Fact]
    public void Enums_EveryValueShownToAPerson_HasAText()
    {
        var access = Read(typeof(AccessTexts), "vi");
        var console = Read(typeof(ConsoleTexts), "vi");

        Assert.All(Enum.GetNames<Role>(), role => Assert.Contains($"Role.{role}", access.Keys));
        Assert.All(Enum.GetNames<UserRefusal>(), refusal => Assert.Contains($"Refusal.{refusal}", access.Keys));
        Assert.All(Enum.GetNames<PairingOutcome>(), outcome => Assert.Contains($"Pairing.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<RemoteOutcome>(), outcome => Assert.Contains($"Remote.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<DisplayState>(), state => Assert.Contains($"DisplayState.{state}", console.Keys));
        Assert.All(Enum.GetNames<AlarmActionOutcome>(), outcome => Assert.Contains($"AlarmOutcome.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<BriefingPeriodKind>(), kind => Assert.Contains($"BriefingPeriod.{kind}", console.Keys));
        Assert.All(Enum.GetNames<BriefingChangeKind>(), kind => Assert.Contains($"BriefingChange.{kind}", console.Keys));
        Assert.All(Enum.GetNames<BriefingComingKind>(), kind => Assert.Contains($"BriefingComing.{kind}", console.Keys));
        Assert.All(Enum.GetNames<BriefingSubscriptionOutcome>(), outcome => Assert.Contains($"BriefingMailOutcome.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<NoticeKind>(), kind => Assert.Contains($"Notice.{kind}", console.Keys));
        Assert.All(Enum.GetNames<AlarmFigureKind>(), kind => Assert.Contains($"Performance.{kind}", console.Keys));
        Assert.All(Enum.GetNames<AlarmVerdict>(), verdict => Assert.Contains($"Verdict.{verdict}", console.Keys));
        Assert.All(Enum.GetNames<AlarmAdviceKind>(), kind => Assert.Contains($"Advice.{kind}", console.Keys));
        Assert.All(Enum.GetNames<AlarmAdviceKind>(), kind => Assert.Contains($"AdviceKind.{kind}", console.Keys));
        Assert.All(Enum.GetNames<Core.Alarms.Maintenance.MaintenanceOutcome>(), outcome => Assert.Contains($"MaintenanceOutcome.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<Core.Alarms.Maintenance.MaintenanceRepeat>(), repeat => Assert.Contains($"MaintenanceRepeat.{repeat}", console.Keys));
        Assert.All(Enum.GetNames<DayOfWeek>(), day => Assert.Contains($"Day.{day}", console.Keys));
        Assert.All(Enum.GetNames<AlarmTransitionKind>(), kind => Assert.Contains($"Transition.{kind}", console.Keys));
        Assert.All(Enum.GetNames<IncidentOutcome>(), outcome => Assert.Contains($"IncidentOutcome.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<IncidentStatus>(), status => Assert.Contains($"IncidentStatus.{status}", console.Keys));
        Assert.All(Enum.GetNames<IncidentKind>(), kind => Assert.Contains($"IncidentKind.{kind}", console.Keys));
        Assert.All(Enum.GetNames<IncidentEntryKind>(), kind => Assert.Contains($"IncidentEntry.{kind}", console.Keys));
        Assert.All(Enum.GetNames<AttachmentOutcome>(), outcome => Assert.Contains($"AttachmentOutcome.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<HandoverOutcome>(), outcome => Assert.Contains($"HandoverOutcome.{outcome}", console.Keys));
        Assert.All(Enum.GetNames<RuleProposalState>(), state => Assert.Contains($"ProposalState.{state}", console.Keys));
        Assert.All(Enum.GetNames<RuleProposalState>(), state => Assert.Contains($"Proposal.Told.{state}", console.Keys));
        Assert.All(typeof(App.Dashboards.DashboardOutcome).GetNestedTypes(), outcome => Assert.Contains($"DashboardOutcome.{outcome.Name}", console.Keys));
        Assert.All(Enum.GetNames<App.Cameras.CameraFaultKind>(), fault => Assert.Contains($"CameraFault.{fault}", console.Keys));
        Assert.All(Enum.GetNames<App.Devices.DeviceRefusal>(), refusal => Assert.Contains($"DeviceRefusal.{refusal}", console.Keys));
    }

    private static Dictionary<string, string> Read(Type texts, string language) =>
        new ResourceManager(texts).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language == "vi")!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"""((?:[A-Z][A-Za-z]+)\.(?:[A-Z][A-Za-z0-9]+)(?:\.Does)?)""")]
    private static partial Regex KeyInSource();
}
