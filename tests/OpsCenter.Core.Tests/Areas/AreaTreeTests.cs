using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using Xunit;

namespace OpsCenter.Core.Tests.Areas;

/// <summary>Hải Dương with two districts became part of Hải Phòng; a made-up ward was renamed twice.</summary>
public sealed class AreaTreeTests
{
    private static readonly DateOnly Before = new(2021, 3, 1);
    private static readonly DateOnly LastDay = new(2025, 6, 30);
    private static readonly DateOnly After = new(2025, 7, 1);

    private static readonly AreaTree Tree = new Places(
        [
            Node("hai-phong"),
            Node("hai-duong", to: LastDay, successor: "hai-phong"),
            Node("nam-sach", "hai-duong", to: LastDay, successor: "hai-phong"),
            Node("chi-linh", "hai-duong", to: LastDay, successor: "hai-phong"),
            Node("ward", "hai-phong", from: After),
            Node("first", "hai-duong", to: new DateOnly(2019, 12, 31), successor: "second"),
            Node("second", "hai-duong", from: new DateOnly(2020, 1, 1), to: LastDay, successor: "third"),
            Node("third", "hai-phong", from: After),
        ],
        [],
        []).Tree;

    [Fact]
    public void Roots_EachDay_AreWhatStoodUnderNothing()
    {
        Assert.Equal(["hai-duong", "hai-phong"], Ids(Tree.Roots(LastDay)));
        Assert.Equal(["hai-phong"], Ids(Tree.Roots(After)));
    }

    [Fact]
    public void Children_EachDay_AreThoseOfTheDay()
    {
        Assert.Equal(["chi-linh", "nam-sach", "second"], Ids(Tree.Children("hai-duong", Before)));
        Assert.Empty(Tree.Children("hai-duong", After));
        Assert.Equal(["third", "ward"], Ids(Tree.Children("hai-phong", After)));
        Assert.Empty(Tree.Children("hai-phong", LastDay));
    }

    [Fact]
    public void Descendants_SeveralLevels_AreAllBelow()
    {
        var tree = new Places([Node("a"), Node("b", "a"), Node("c", "b"), Node("d", "c", to: LastDay)], [], []).Tree;

        Assert.Equal(["b", "c", "d"], Ids(tree.Descendants("a", Before)));
        Assert.Equal(["b", "c"], Ids(tree.Descendants("a", After)));
        Assert.Equal(["c", "b", "a"], Ids(tree.Ancestors("d", Before)));
    }

    [Fact]
    public void At_ADay_IsWhatExisted() => Assert.Equal(["hai-phong", "third", "ward"], Ids(Tree.At(After)));

    [Fact]
    public void Successors_RenamedTwice_FollowsAll() => Assert.Equal(["second", "third"], Ids(Tree.Successors("first")));

    [Theory]
    [InlineData("nam-sach", "2021-03-01", "nam-sach")]
    [InlineData("nam-sach", "2025-06-30", "nam-sach")]
    [InlineData("nam-sach", "2025-07-01", "hai-phong")]
    [InlineData("first", "2026-01-01", "third")]
    [InlineData("third", "2021-03-01", "second")]
    [InlineData("third", "2018-01-01", "first")]
    [InlineData("hai-phong", "2021-03-01", "hai-phong")]
    [InlineData("ward", "2021-03-01", null)]
    [InlineData("nowhere", "2021-03-01", null)]
    public void Resolve_AnyDay_IsWhoHeldThePlace(string id, string day, string? expected) =>
        Assert.Equal(expected, Tree.Resolve(id, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Id);

    [Fact]
    public void Resolve_PutTogetherFromTwo_IsNoneBefore()
    {
        var tree = new Places([Node("a", to: LastDay, successor: "c"), Node("b", to: LastDay, successor: "c"), Node("c", from: After)], [], []).Tree;

        Assert.Null(tree.Resolve("c", Before));
    }

    [Fact]
    public void Walks_ACircle_End()
    {
        var tree = new Places([Node("a", "b", to: LastDay, successor: "b"), Node("b", "a", to: LastDay, successor: "a")], [], []).Tree;

        Assert.Equal(["b"], Ids(tree.Successors("a")));
        Assert.Equal(["b"], Ids(tree.Ancestors("a", Before)));
        Assert.Equal(["b"], Ids(tree.Descendants("a", Before)));
        Assert.Null(tree.Resolve("a", After));
    }

    [Fact]
    public void Attribute_Dated_IsTheOneOfTheDay()
    {
        var area = Node("x") with { Attributes = new Dictionary<string, IReadOnlyList<DatedValue>> { ["population"] = [new(null, 10), new(After, 20)] } };

        Assert.Equal((10.0, 20.0, null), (area.Attribute("population", LastDay), area.Attribute("population", After), area.Attribute("area", After)));
    }

    private static Area Node(string id, string? parent = null, DateOnly? from = null, DateOnly? to = null, string? successor = null) =>
        new(id, LocalizedText.Same(id), parent, 106, 21, from, to, successor);

    private static IEnumerable<string> Ids(IEnumerable<Area> areas) => areas.Select(area => area.Id);
}
