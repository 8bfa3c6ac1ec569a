using Microsoft.Extensions.Options;
using OpsCenter.App.Api;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class QueryLimitTests
{
    [Fact]
    public void Enter_MoreThanTheLimit_WaitsForOneToLeaveAndHoldsUpNobodyElse()
    {
        var limit = new QueryLimit(Options.Create(new ApiOptions { MaxQueriesPerCaller = 2 }));
        var (hoa, an) = (Caller.Person("Hoa", [Role.Viewer]), Caller.Person("An", [Role.Viewer]));

        var first = limit.Enter(hoa);
        Assert.NotNull(limit.Enter(hoa));
        Assert.Null(limit.Enter(hoa));
        Assert.NotNull(limit.Enter(an));

        first!.Dispose();
        first.Dispose();
        Assert.NotNull(limit.Enter(hoa));
        Assert.Null(limit.Enter(hoa));
    }
}
