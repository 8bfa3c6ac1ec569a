using OpsCenter.App.Backup;
using Xunit;

namespace OpsCenter.App.Tests.Backup;

public sealed class BackupAlarmTests
{
    [Fact]
    public void Rules_BackupsOn_SayInBothLanguagesThatTheNewestIsOlderThanTwoIntervals()
    {
        var rule = Assert.Single(BackupAlarm.Rules(new BackupOptions { Dir = "backups", Every = TimeSpan.FromMinutes(5) }));

        var level = Assert.Single(rule.Levels);
        Assert.Equal(10, level.Limit);
        Assert.All(
            new[] { rule.Procedure.Consequence, rule.Procedure.Response, level.Name },
            text => Assert.True(text.Vi.Length > 10 && text.En.Length > 10 && text.Vi != text.En));
    }

    [Fact]
    public void Rules_BackupsOff_AreNone()
    {
        Assert.Empty(BackupAlarm.Rules(new BackupOptions()));
        Assert.Empty(BackupAlarm.Fields(new BackupOptions()));
    }

    [Theory]
    [InlineData(9, 90, "Backup:Every")]
    [InlineData(60, 0, "Backup:Keep")]
    public void Options_OutOfRange_AreRefusedByKey(int seconds, int keep, string key) =>
        Assert.Contains(
            new BackupOptionsValidator().Validate(null, new BackupOptions { Every = TimeSpan.FromSeconds(seconds), Keep = keep }).Failures!,
            failure => failure.StartsWith(key, StringComparison.Ordinal));
}
