using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Relational.Audit;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class AuditLogTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Lan = new("Trần Thị Lan", CallerKind.Person, FrozenSet<Permission>.Empty);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Append_FromManyProcesses_OneUnbrokenChain(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var logs = Enumerable.Range(0, 4).Select(_ => database.AnotherProcess().GetRequiredService<IAuditLog>()).ToArray();

        await Task.WhenAll(logs.Select(log => Task.Run(async () =>
        {
            for (var number = 0; number < 10; number++)
            {
                await log.AppendAsync(Lan, "alarm.acknowledge", $"alarm-{number}", null, None);
            }
        })));

        var verified = await database.Get<AuditLog>().VerifyAsync(None);
        Assert.True(verified.Intact);
        Assert.Equal(40, verified.Entries);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number).Reverse(), (await logs[0].ListAsync(100, None)).Select(entry => entry.Number));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task List_AfterAppend_NewestFirstWithEveryField(RelationalProvider provider)
    {
        await using var database = await FilledAsync(provider);

        var entries = await database.Get<IAuditLog>().ListAsync(2, None);

        Assert.Equal([5, 4], entries.Select(entry => entry.Number));
        var newest = entries[0];
        Assert.Equal(("Trần Thị Lan", CallerKind.Person, "user.role", "user-5", "vai trò → Operator"), (newest.Who, newest.Kind, newest.Action, newest.Subject, newest.Detail));
        Assert.Equal(database.Time.GetInstant(), newest.At);
        Assert.Equal(newest.Hash, (await database.Get<AuditLog>().VerifyAsync(None)).Head);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Verify_AnyTampering_NamesTheFirstBadEntry(RelationalProvider provider)
    {
        (string Sql, long BrokenAt)[] tamperings =
        [
            ("UPDATE audit SET detail = 'vai trò → Administrator' WHERE number = 3", 3),
            ("UPDATE audit SET who = 'x' WHERE number = 1", 1),
            ("UPDATE audit SET at_ns = at_ns + 1 WHERE number = 5", 5),
            ("UPDATE audit SET detail = NULL WHERE number = 2", 2),
            ("UPDATE audit SET action = action || subject, subject = '' WHERE number = 4", 4),
            ("DELETE FROM audit WHERE number = 2", 2),
            ("DELETE FROM audit WHERE number = 5", 5),
            ("UPDATE audit SET number = 99 WHERE number = 4", 4),
        ];
        foreach (var (sql, brokenAt) in tamperings)
        {
            await using var database = await FilledAsync(provider);
            Assert.True((await database.Get<AuditLog>().VerifyAsync(None)).Intact);
            Assert.Equal(1, await database.ExecuteAsync(sql));

            var verified = await database.Get<AuditLog>().VerifyAsync(None);

            Assert.Equal((sql, brokenAt), (sql, verified.BrokenAt));
            Assert.Equal(brokenAt - 1, verified.Entries);
        }
    }

    private async Task<TestDatabase> FilledAsync(RelationalProvider provider)
    {
        var database = await MigratedAsync(provider);
        for (var number = 1; number <= 5; number++)
        {
            database.Time.Advance(TimeSpan.FromSeconds(1));
            await database.Get<IAuditLog>().AppendAsync(Lan, "user.role", $"user-{number}", "vai trò → Operator", None);
        }

        return database;
    }
}
