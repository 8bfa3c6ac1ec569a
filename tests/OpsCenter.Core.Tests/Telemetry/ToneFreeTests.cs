using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Telemetry;

public sealed class ToneFreeTests
{
    [Theory]
    [InlineData("Mực nước Bến Bình (sông Kinh Thầy)", "muc nuoc ben binh", true)]
    [InlineData("Mực nước Bến Bình (sông Kinh Thầy)", "KINH THAY binh", true)]
    [InlineData("Quảng trường Thống Nhất", "quảng trường", true)]
    [InlineData("Đường tỉnh 391", "duong tinh", true)]
    [InlineData("Đường tỉnh 391", "đường", true)]
    [InlineData("Mực nước Bến Bình", "pha lai", false)]
    [InlineData("Mực nước Bến Bình", "ben pha", false)]
    [InlineData("Anything", "  ", true)]
    [InlineData("Anything", null, true)]
    public void Contains_WordsWithOrWithoutMarks(string text, string? sought, bool expected) =>
        Assert.Equal(expected, ToneFree.Contains(text, sought));

    [Fact]
    public void Contains_DecomposedLetters_AreTheSame() =>
        Assert.True(ToneFree.Contains("Bến Bình".Normalize(System.Text.NormalizationForm.FormD), "Bến Bình"));

    [Fact]
    public void Fold_HalfASurrogatePair_IsTakenAsItIs() => Assert.Equal("a\ud83d b", ToneFree.Fold("A\ud83d B"));
}
