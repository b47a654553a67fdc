package dev.stallscope.knowledge;

/**
 * A program known to hold other programs' files.
 *
 * @param image image name in lower case, such as {@code msmpeng.exe}
 * @param product product's name
 * @param vendor vendor's name
 * @param kind what it does, such as {@code antivirus-engine}, {@code edr-sensor}, {@code sync},
 *     {@code backup}
 * @param role what this image does in the product
 * @param ambiguous whether other software uses the same image name
 * @param pathHint where the image lies when it is this product, empty when not known
 */
public record SecurityProduct(
    String image,
    String product,
    String vendor,
    String kind,
    String role,
    boolean ambiguous,
    String pathHint) {}
