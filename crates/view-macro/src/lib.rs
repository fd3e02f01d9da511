//! `view!`, with the syntax of Leptos's macro of that name, but without a type of its own for each piece of a page: what
//! comes out are calls of `crate::view::El`. See docs/decisions/0004-own-views.md for why.
//!
//! Knows elements, attributes, `on:event`, `prop:name`, `node_ref`, texts and `{expressions}`. No components: the portal's
//! pieces are functions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock};
use syn::Stmt;

type NodeElement = rstml::node::NodeElement<rstml::Infallible>;

/// Elements of SVG that HTML has no element of the same name for.
const SVG: [&str; 8] = ["svg", "path", "circle", "rect", "use", "g", "line", "text"];

/// A view of the nodes between the braces.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    // Each error stands at its place in the macro's call.
    let (nodes, errors) = rstml::Parser::new(rstml::ParserConfig::default()).parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let view = match nodes.as_slice() {
        [Node::Element(only)] => element(only),
        nodes => {
            let children = nodes.iter().map(child);
            quote! { crate::view::Fragment::new()#(#children)* }
        }
    };
    quote! { { #(#errors;)* #view } }.into()
}

fn element(element: &NodeElement) -> TokenStream {
    let name = element.name().to_string();
    let make = if SVG.contains(&name.as_str()) { quote!(svg) } else { quote!(html) };
    let attributes = element.attributes().iter().map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => self::attribute(attribute),
        NodeAttribute::Block(_) => quote! { .unknown_attribute_block() },
    });
    let children = element.children.iter().map(child);
    quote! { crate::view::El::#make(#name)#(#attributes)*#(#children)* }
}

fn attribute(attribute: &KeyedAttribute) -> TokenStream {
    let name = attribute.key.to_string().replace(' ', "");
    let value = attribute.value().map_or_else(|| quote!(true), |value| quote!(#value));
    match name.split_once(':') {
        Some(("on", event)) => {
            let event = format_ident!("{event}");
            quote! { .on(::leptos::ev::#event, #value) }
        }
        Some(("prop", name)) => quote! { .prop(#name, #value) },
        _ if name == "node_ref" => quote! { .node_ref(#value) },
        _ => quote! { .attr(#name, #value) },
    }
}

fn child(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => {
            let element = self::element(element);
            quote! { .child(#element) }
        }
        Node::Block(NodeBlock::ValidBlock(block)) => {
            // Without its braces, which the compiler would find unnecessary.
            let inside = match block.stmts.as_slice() {
                [Stmt::Expr(only, None)] => quote!(#only),
                _ => quote!(#block),
            };
            quote! { .child(#inside) }
        }
        Node::Block(block) => quote! { .child(#block) },
        Node::Text(text) => {
            let text = &text.value;
            quote! { .child(#text) }
        }
        Node::RawText(text) => {
            let text = text.to_string_best();
            quote! { .child(#text) }
        }
        Node::Fragment(fragment) => fragment.children.iter().map(child).collect(),
        Node::Comment(_) | Node::Doctype(_) | Node::Custom(_) => TokenStream::new(),
    }
}
