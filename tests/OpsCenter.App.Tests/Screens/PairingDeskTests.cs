using Microsoft.Extensions.Options;
using OpsCenter.App.Screens;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Screens;

public sealed class PairingDeskTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Open_SameDisplayAgain_KeepsItsCode()
    {
        var desk = Desk();
        var first = desk.Open("overview", "10.0.0.5", ticket: null);

        var again = desk.Open("overview", "10.0.0.5", first.Ticket);

        Assert.Equal(first.Request, again.Request);
        Assert.Matches("^[2-9A-HJKMNP-Z]{8}$", first.Request!.Code);
    }

    [Fact]
    public void Code_TypedWithHyphenSpacesAndSmallLetters_IsFound()
    {
        var desk = Desk();
        var code = desk.Open("overview", "10.0.0.5", ticket: null).Request!.Code;

        Assert.True(desk.TryFindCode($" {code[..4].ToLowerInvariant()}-{code[4..]} ", out var found));
        Assert.Equal("overview", found.Screen);
        Assert.False(desk.TryFindCode("", out _));
        Assert.False(desk.TryFindCode(code[..7], out _));
    }

    [Fact]
    public void Code_AfterItsLifetime_MeansNothing()
    {
        var desk = Desk();
        var opened = desk.Open("overview", "10.0.0.5", ticket: null);
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.True(desk.TryFindCode(opened.Request!.Code, out var request));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(desk.TryFindCode(opened.Request.Code, out _));
        Assert.Null(desk.Find(opened.Ticket!));
        Assert.False(desk.TryHandOut(request, "key"));
    }

    [Fact]
    public void HandOut_Twice_FirstKeyStays()
    {
        var desk = Desk();
        var opened = desk.Open("overview", "10.0.0.5", ticket: null);

        Assert.True(desk.TryHandOut(opened.Request!, "one"));
        Assert.False(desk.TryHandOut(opened.Request!, "two"));

        Assert.Equal("one", desk.Find(opened.Ticket!)!.Key);
        Assert.False(desk.TryFindCode(opened.Request!.Code, out _));
    }

    [Fact]
    public void Open_MoreThanAllowedFromOneAddress_IsRefusedUntilTheMinutePasses()
    {
        var desk = Desk(options => options.CodesPerMinute = 2);
        Assert.NotNull(desk.Open("a", "10.0.0.5", null).Request);
        Assert.NotNull(desk.Open("b", "10.0.0.5", null).Request);

        Assert.Null(desk.Open("c", "10.0.0.5", null).Request);
        Assert.NotNull(desk.Open("c", "10.0.0.6", null).Request);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(desk.Open("c", "10.0.0.5", null).Request);
    }

    [Fact]
    public void Open_Full_NewOneIsRefusedAndNoneIsPushedOut()
    {
        var desk = Desk(options => options.MaxWaiting = 1);
        var first = desk.Open("overview", "10.0.0.5", null);

        Assert.Null(desk.Open("overview", "10.0.0.6", null).Request);

        Assert.True(desk.TryFindCode(first.Request!.Code, out _));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(desk.Open("overview", "10.0.0.6", null).Request);
    }

    private PairingDesk Desk(Action<ScreenOptions>? change = null)
    {
        var options = new ScreenOptions();
        change?.Invoke(options);
        return new PairingDesk(Options.Create(options), _time);
    }
}
